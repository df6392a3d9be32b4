export type LabRole = 'student' | 'instructor' | 'assistant' | 'admin';

export interface LabPerson {
  /** What `?as=` takes, e.g. "student1". */
  readonly login: string;
  readonly role: LabRole;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** The person in LTI messages and services of this face. */
  readonly sub: string;
  /** The person in this face's own database; Moodle uses it as `sub` as well. */
  readonly lmsUserId: string;
  /** Number the institution gave the person. */
  readonly sourcedId: string;
}

/** `suspended`: still known to the course, no longer let in; `removed`: no longer enrolled. */
export type Enrolment = 'active' | 'suspended' | 'removed';

export interface Roster {
  readonly people: readonly LabPerson[];
  byLogin(login: string): LabPerson | undefined;
  bySub(sub: string): LabPerson | undefined;
  /** Not for the admin, who runs the site without being enrolled. */
  enrolment(person: LabPerson): Enrolment | undefined;
  setEnrolment(login: string, enrolment: Enrolment): void;
  /** Active members, by family name then given name. */
  members(): LabPerson[];
  /** Everybody whose grades the course keeps. */
  students(): LabPerson[];
  /** Letter of the section (Canvas) or group (Moodle) the student is in; A unless moved. */
  sectionOf(login: string): string;
  moveTo(login: string, section: string): void;
  /** Numbers of the modules the student has completed. */
  completedBy(login: string): ReadonlySet<number>;
  complete(login: string, module: number): void;
  /** Enrols a new student; `fullName` is a given and a family name. */
  addStudent(fullName: string): LabPerson;
}

/** How a face numbers its people. */
export type Identify = (nth: number, login: string) => Pick<LabPerson, 'sub' | 'lmsUserId'>;

const cast: readonly (readonly [string, LabRole, string])[] = [
  ['admin', 'admin', 'Ruth Adler'],
  ['instructor', 'instructor', 'Elena Petrova'],
  ['student1', 'student', 'Amara Okafor'],
  ['student2', 'student', 'Jonas Lindqvist'],
  ['student3', 'student', 'Mei Tanaka'],
  ['assistant', 'assistant', 'Samuel Ortiz'],
];

export function createRoster(identify: Identify): Roster {
  const people: LabPerson[] = [];
  const enrolments = new Map<string, Enrolment>();
  const sections = new Map<string, string>();
  const completed = new Map<string, Set<number>>();

  function add(login: string, role: LabRole, name: string): LabPerson {
    const nth = people.length + 1;
    const [givenName = name, familyName = name] = name.split(' ');
    const email = `${givenName}.${familyName}@lab.example`.toLowerCase();
    const sourcedId = `L-${String(nth).padStart(3, '0')}`;
    const person = { login, role, name, givenName, familyName, email, sourcedId };
    const identified = { ...person, ...identify(nth, login) };
    people.push(identified);
    if (role !== 'admin') enrolments.set(login, 'active');
    return identified;
  }

  for (const [login, role, name] of cast) add(login, role, name);
  return {
    people,
    byLogin: (login) => people.find((person) => person.login === login),
    bySub: (sub) => people.find((person) => person.sub === sub),
    enrolment: (person) => enrolments.get(person.login),
    setEnrolment: (login, enrolment) => {
      if (!enrolments.has(login)) throw new TypeError(`nobody called ${login} is in the course`);
      enrolments.set(login, enrolment);
    },
    members: () =>
      people.filter((person) => enrolments.get(person.login) === 'active').toSorted(byName),
    students: () =>
      people.filter(
        (person) => person.role === 'student' && enrolments.get(person.login) !== 'removed',
      ),
    sectionOf: (login) => sections.get(login) ?? 'A',
    moveTo: (login, section) => void sections.set(login, section),
    completedBy: (login) => completed.get(login) ?? new Set(),
    complete: (login, module) =>
      void completed.set(login, new Set([...(completed.get(login) ?? []), module])),
    addStudent: (fullName) => add(`student${people.length - 2}`, 'student', fullName),
  };
}

function byName(a: LabPerson, b: LabPerson): number {
  return a.familyName.localeCompare(b.familyName) || a.givenName.localeCompare(b.givenName);
}
