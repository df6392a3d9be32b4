import type { QuizSource } from './shapes.ts';

/** What the course teaches and what a model proposes about it, for those who teach. */
export interface ConceptsPicture {
  /** Whether it is switched on. */
  readonly on: boolean;
  /** Whether a model could be asked. */
  readonly canPropose: boolean;
  /** In teaching order. */
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
  readonly proposals: readonly KeptProposal[];
  /** Null before a model was asked. */
  readonly reading: {
    readonly outcome: {
      readonly kept: number;
      readonly dropped: Readonly<Record<string, number>>;
    };
    readonly readAt: string;
  } | null;
}

export interface KeptProposal {
  readonly id: string;
  readonly proposal: ConceptProposal;
  readonly standing: 'open' | 'accepted';
  readonly model: string;
  readonly createdAt: string;
  /** False once the words that it rests on are gone. */
  readonly stands: boolean;
}

export type ProposedPlace = QuizSource & { readonly chunkId: string };
interface Named {
  readonly name: string;
}

export type ConceptProposal =
  | { readonly kind: 'add'; readonly concept: Named; readonly place: ProposedPlace }
  | {
      readonly kind: 'rename';
      readonly concept: Named;
      readonly name: string;
      readonly place: ProposedPlace;
    }
  | {
      readonly kind: 'merge';
      readonly keep: Named;
      readonly drop: Named;
      readonly place: ProposedPlace;
    }
  | {
      readonly kind: 'order';
      readonly concepts: readonly Named[];
      readonly because: readonly {
        readonly first: Named;
        readonly next: Named;
        readonly place: ProposedPlace;
      }[];
    };
