/** What the picker of the LMS may place in the course. */
export interface LinkingOffer {
  readonly acceptsLinks: boolean;
  readonly acceptMultiple: boolean;
  readonly acceptLineItem: boolean;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly fileName: string;
    readonly moduleTitle: string | null;
    readonly published: boolean;
  }[];
  readonly quizzes: readonly ClassQuiz[];
  /** The one of them that was made to be placed next. */
  readonly toPlace: string | null;
  readonly concepts: readonly { readonly id: string; readonly name: string }[];
}

export interface ClassQuiz {
  readonly id: string;
  readonly title: string;
  readonly concept: string;
  readonly items: readonly { readonly prompt: string; readonly solution: string }[];
}

export type PickedLink =
  | { readonly kind: 'tutor'; readonly title: string }
  | { readonly kind: 'module'; readonly title: string; readonly module: string }
  | { readonly kind: 'document'; readonly title: string; readonly documentId: string }
  | {
      readonly kind: 'quiz';
      readonly title: string;
      readonly quizId: string;
      readonly graded: boolean;
    };

export interface DeepLinkingAnswer {
  readonly returnUrl: string;
  readonly jwt: string;
}
