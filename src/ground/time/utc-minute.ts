/** A moment as readers of any country take it, to the minute: 2026-11-22 20:35 UTC. */
export function utcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
