const reopen = 'Go back to your course and open the tutor again.';
const tellAdmin = 'Please tell your LMS administrator and quote the reference below.';

/** What people are told at the doors: when a request cannot be granted, and on the way in; in English. */
export const doorWords = {
  /** Of RFC 9457 answers, by status. */
  titles: {
    400: 'Bad request',
    401: 'Not signed in',
    403: 'Not allowed',
    404: 'Not found',
    405: 'Method not allowed',
    409: 'Conflict',
    413: 'Too large',
    415: 'Kind of content not taken',
    416: 'Range not satisfiable',
    422: 'Content not taken',
    429: 'Too many requests',
    500: 'Internal error',
    503: 'Not available',
  },
  /** Details of RFC 9457 answers, by code. */
  problems: {
    answer_unfit: 'This is no answer to what the turn waits for.',
    away: 'Something the tutor needs cannot be reached just now. Wait a little and try again; an answer that has begun goes on.',
    body_not_a_file: 'Send the bytes of one file.',
    body_not_json: 'The body is not JSON.',
    body_too_large: 'The request is too large.',
    body_unreadable: 'The body could not be read.',
    check_not_due: 'No check on this is due for you now.',
    check_not_found: 'There is no such check.',
    check_over: 'This check is over: it can be answered within a day.',
    check_used:
      'There is one check a day on each concept, and this one’s was begun. Try again tomorrow, or leave it to your teacher.',
    concept_not_found: 'This course has no such concept.',
    course_not_connected:
      'This course is not connected to the files of the LMS yet. Ask your LMS administrator to connect it.',
    document_changed: 'The document has changed meanwhile.',
    document_has_no_content:
      'The content of this document is not here. Read the course again to fetch it.',
    document_not_found: 'This document is not available to you now.',
    examination_under_way: 'This course is being tested right now.',
    idempotency_conflict: 'This Idempotency-Key was used for another request.',
    idempotency_key_too_long: 'An Idempotency-Key has at most 200 characters.',
    internal: 'Something went wrong on our side.',
    message_empty: 'The message is empty.',
    message_not_failed: 'There is no message to send again.',
    message_too_long: 'The message is too long.',
    evidence_not_found: 'There is no such entry.',
    note_used:
      'This note was sent before, about something else. Reload the page and write it again.',
    no_check:
      'The course has no two questions on this that you have not just seen. Your teacher can decide about it.',
    no_material: 'The course does not hold enough text yet to make a quiz from.',
    no_quiz_assigned: 'The link you opened leads to no quiz.',
    not_found: 'There is nothing at this address.',
    nothing_to_review: 'The LMS did not ask for this.',
    pause_not_found: 'There is nothing to answer here.',
    pause_over: 'It is too late: the turn does not wait any more.',
    picture_damaged: 'The picture is damaged and cannot be opened.',
    picture_kind: 'This is not a picture that can be read. PNG, JPEG and WebP can.',
    picture_not_found: 'There is no such picture.',
    picture_too_large: 'The picture is too large.',
    picture_too_many_pixels:
      'The picture has too many pixels. Send a smaller one, or a part of it.',
    picture_unreadable: 'The picture could not be read in time. A smaller one may work.',
    pictures_busy: 'Many pictures arrive just now. Try again soon.',
    pictures_off: 'Pictures are switched off in this course.',
    questions_paused: 'Your questions in this course pause for a while.',
    not_contestable: 'This entry cannot be contested like that, or it was decided about already.',
    quiz_not_found: 'There is no such quiz.',
    range_not_satisfiable: 'The file is shorter than that.',
    request_malformed: 'The request is not as it should be.',
    role_not_allowed: 'Your role in this course does not allow this.',
    session_unknown: 'Your session is over. Open the tutor again from your course.',
    thread_busy: 'The last question of this conversation is still being answered.',
    thread_not_found: 'There is no such conversation.',
    too_many_exports:
      'You have downloaded this several times within an hour. Wait a little before you do it again.',
    too_many_pictures:
      'You have added many pictures in the last minutes. Wait a little before you add another one.',
    turn_not_found: 'There is no such turn.',
    turn_not_retryable: 'Only an answer that failed or was stopped can be tried again.',
    upload_broken_off: 'The file did not arrive whole.',
    uploads_under_way:
      'Other files are on their way into this course. Try again when they have arrived.',
  },
  /** Those that name a number. */
  numbered: {
    message_too_long: (most: number) => `The message is longer than ${most} characters.`,
    picture_too_large: (most: number) => `Pictures of up to ${most} MB can be added.`,
  },
  way: {
    opening: 'Opening the tutor …',
    openingTitle: 'Opening the tutor',
    ownTab: 'Open the tutor in its own tab',
    ownTabWhy:
      'Your browser keeps back what a page inside another page needs to recognise you. In a tab of its own the tutor works as usual.',
    newTab: 'Open the tutor in a new tab',
    goOn: 'Continue to the tutor',
    scripts: 'Preceptor needs JavaScript.',
    notOpened: 'The tutor could not be opened',
    noAnswer: 'The answer of the tutor did not arrive. Go back to your course and open it again.',
    back: 'Back to the course',
    reference: 'Reference:',
    tooMany: (seconds: number) =>
      `There were too many attempts from here. Try again in ${seconds} seconds.`,
    noLaunch: 'The LMS sent something that is not a launch.',
    trouble: 'Something went wrong on our side. Please try again in a minute.',
  },
  /** Why somebody was not let in, and what they can do; by the code of the refusal. */
  refused: {
    login_incomplete: `The LMS did not say who is calling. ${tellAdmin}`,
    platform_unknown: `This LMS is not registered with Preceptor. ${tellAdmin}`,
    platform_disabled: `This connection has been switched off. ${tellAdmin}`,
    address_not_ours: `The LMS asked for a page that is not part of this tool. ${tellAdmin}`,
    platform_login_required: `Your LMS does not see you as signed in, perhaps because your browser keeps its cookies back. Sign in there. ${reopen}`,
    platform_launch_over: `This page was reloaded, or waited too long: an LMS lets each launch in once. ${reopen}`,
    platform_refuses_tool: `The LMS does not let this tool open here. ${tellAdmin}`,
    platform_reported_error: `The LMS could not sign you in. ${reopen}`,
    method_not_allowed: `This page opens from inside a course only. ${reopen}`,
    token_missing: `This page opens from inside a course only. ${reopen}`,
    token_malformed: `The LMS sent something that is not a launch. ${tellAdmin}`,
    state_invalid: `This launch is no longer valid. ${reopen}`,
    browser_differs: `This launch began in another browser. ${reopen}`,
    browser_unknown: `Your browser did not keep the cookie that protects this launch. Open the tutor in a new window, or allow cookies for it. ${reopen}`,
    ticket_invalid: `This launch is no longer valid. ${reopen}`,
    token_untrusted: `The launch could not be verified. ${tellAdmin}`,
    token_expired: `This launch is too old, or the clocks of the two servers differ. ${reopen}`,
    claim_missing: `The LMS left out something the tutor needs. ${tellAdmin}`,
    version_unsupported: `The LMS uses a version of LTI other than 1.3.0. ${tellAdmin}`,
    message_unsupported: `The LMS asked for something this tool does not do. ${tellAdmin}`,
    deployment_unknown: `This installation of the tool has not been accepted yet. ${tellAdmin}`,
    deployment_held: `This installation of the tool waits until it is accepted. ${tellAdmin}`,
    review_not_allowed:
      'Only those who teach this course may look at the work of its students. If you do, tell your LMS administrator.',
    already_used: `This launch was already used. ${reopen}`,
    platform_keys_unavailable:
      'The keys of your LMS could not be fetched just now. Wait a minute and open the tutor again.',
  },
};

export type DoorWords = typeof doorWords;
