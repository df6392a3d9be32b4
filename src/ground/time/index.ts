export { utcMinute } from './utc-minute.ts';
export { dayIn, daysAfter, isTimeZone, startOfDay } from './zoned-day.ts';
