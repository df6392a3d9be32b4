/** Stands only on the unpublished answer key; wherever else it turns up, the key has leaked. */
export const unreleasedPhrase = 'the copper heron lands on seven thirds';

/** Stands only on the page that is still locked; no student may read it before the unlock date. */
export const lockedPhrase = 'the patient tortoise who always walks down the tangent';
