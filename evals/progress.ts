export interface Progress {
  readonly step: (done: number, total: number) => void;
  readonly end: () => void;
}

const width = 30;

/** A bar on a terminal; elsewhere a line at every tenth, so that a log stays readable. */
export function createProgress(label: string, out: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now();
  let told = -1;
  return {
    step: (done, total) => {
      const share = total === 0 ? 1 : done / total;
      const tenth = Math.floor(share * 10);
      if (out.isTTY) {
        const filled = '█'.repeat(Math.round(share * width)).padEnd(width, '░');
        out.write(`\r${label} ${filled} ${done}/${total} ${remaining(began, share)}\u001B[K`);
      } else if (tenth > told) {
        out.write(`${label} ${done}/${total}\n`);
      }
      told = tenth;
    },
    end: () => void (out.isTTY && out.write('\n')),
  };
}

function remaining(began: number, share: number): string {
  if (share === 0 || share === 1) return '';
  const seconds = (((performance.now() - began) / share) * (1 - share)) / 1000;
  return `about ${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`;
}
