export { dayIn, daysAfter, isTimeZone, startOfDay } from './zoned-day.ts';
