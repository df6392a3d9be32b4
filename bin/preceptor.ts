#!/usr/bin/env node
import { keepCompiled } from '../src/ground/keep-compiled.ts';

keepCompiled();
await import('../src/cli/run-cli.ts');
