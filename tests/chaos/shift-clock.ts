// Loaded into a process before its program: SIGUSR2 moves its clock by SHIFT_CLOCK_MS.
const real = Date.now.bind(Date);
let shift = 0;

process.on('SIGUSR2', () => {
  shift = Number(process.env['SHIFT_CLOCK_MS']);
});

const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [real() + shift] : args, newTarget) as Date,
});
RealDate.now = () => real() + shift;
