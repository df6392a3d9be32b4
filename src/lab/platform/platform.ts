import type { ApiGrants } from './api-grants.ts';
import type { AccessTokens } from './access-tokens.ts';
import type { Faults } from './faults.ts';
import type { Gradebook } from './gradebook.ts';
import type { IdTokenSigner } from './id-token-signer.ts';
import type { Links } from './links.ts';
import type { Material } from './material.ts';
import type { Roster } from './people.ts';
import type { Sessions } from './sessions.ts';
import type { ToolAddresses } from './tool-addresses.ts';
import type { ToolKeys } from './tool-keys.ts';
import type { ToolRegistrations } from './tool-registrations.ts';
import type { ToolRequest, Watch } from './watch.ts';

/** Everything one face is made of. Functions of a face name the parts they use. */
export interface DueException {
  readonly name: string;
  readonly for: { readonly login: string } | { readonly section: string };
  readonly dueAt: Date;
}

export interface Platform {
  /** Address of the face without a trailing slash; its issuer too. */
  readonly issuer: string;
  /** Of the registration that launches use now. */
  readonly clientId: string;
  readonly deploymentId: string;
  readonly registrations: ToolRegistrations;
  readonly courseId: string;
  readonly contextId: string;
  /** Context ids of the courses that this one was copied from, latest first. */
  readonly earlierContexts: readonly string[];
  /** Goes on with a copy of the course: its links and columns, under new ids, and nobody's grades. */
  readonly copyCourse: () => void;
  /** Where the tool wants its notices, by type. */
  readonly noticeHandlers: Map<string, string>;
  /** Credential of the course content API. */
  readonly apiToken: string;
  readonly apiGrants: ApiGrants;
  /** What the holder of `apiToken` may read. */
  readonly apiRights: {
    hidden: boolean;
    lessons: boolean;
    /** That of newer versions of Moodle. */
    overrides: boolean;
    mostPerPage: number;
  };
  readonly tool: ToolAddresses;
  readonly toolKeys: ToolKeys;
  readonly signer: IdTokenSigner;
  readonly tokens: AccessTokens;
  readonly roster: Roster;
  readonly material: Material;
  readonly gradebook: Gradebook;
  readonly links: Links;
  readonly sessions: Sessions;
  /** Scopes that the administrator has taken away from the tool. */
  readonly withheldScopes: Set<string>;
  /** When assignments (Canvas) or tests (Moodle) without any text are due, by their names. */
  readonly dueDates: Map<string, Date>;
  /** Locales that people have chosen, by login; English without. */
  readonly locales: Map<string, string>;
  /** When they are due for one student (by login) or one section or group (by letter) instead. */
  readonly dueExceptions: DueException[];
  readonly faults: Faults;
  readonly requests: ToolRequest[];
  readonly watch: Watch;
  readonly log: (line: object) => void;
}
