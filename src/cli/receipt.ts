import type { Command } from 'commander';
import { checkReceipt, NoReceiptError, type ReceiptCheck } from '../privacy/index.ts';
import { readJson } from './json-file.ts';
import { printTable } from './table.ts';
import { CliError } from './with-installation.ts';

export function addReceiptCommands(program: Command): void {
  program
    .command('receipt')
    .description('receipts of erasures')
    .command('verify <file>')
    .description('check a receipt, with nothing but the file')
    .option('--key <thumbprint...>', 'trust only this key, noted elsewhere (those in the file)')
    .action((file: string, { key = [] }: { key?: readonly string[] }) => {
      const { statement, key: kid, fault } = check(readJson(file), key);
      console.log(
        `Receipt ${statement.erasure}: erased between ${statement.begunAt} and ${statement.finishedAt}, wanted by ${statement.by}.`,
      );
      const counts = { ...statement.erased, ...statement.unlinked };
      printTable(
        ['table', 'rows'],
        Object.entries(counts).map(([table, rows]) => [table, String(rows)]),
      );
      console.log(`signed with key ${kid}`);
      if (fault === null) return console.log('The signature holds.');
      console.log(`WRONG  ${fault}`);
      process.exitCode = 2;
    });
}

function check(content: unknown, trusted: readonly string[]): ReceiptCheck {
  try {
    return checkReceipt(content, trusted);
  } catch (cause) {
    throw cause instanceof NoReceiptError ? new CliError(cause.message, { cause }) : cause;
  }
}
