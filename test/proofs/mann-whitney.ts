export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Two-sided, normal approximation with ties; both samples are far larger than it needs. */
export function mannWhitney(one: readonly number[], two: readonly number[]): number {
  const all = [...one.map((value) => ({ value, first: true })), ...two.map((value) => ({ value, first: false }))].sort(
    (a, b) => a.value - b.value,
  );
  let [rankSum, ties] = [0, 0];
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    ties += (to - from) ** 3 - (to - from);
    for (let at = from; at < to; at += 1) if (all[at]!.first) rankSum += (from + 1 + to) / 2;
    from = to;
  }
  const [n, m, total] = [one.length, two.length, all.length];
  const u = rankSum - (n * (n + 1)) / 2;
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  return 2 * (1 - normal(Math.abs(u - (n * m) / 2) / spread));
}

/** Different beyond chance, and by more than a hundredth twice over: a difference that somebody could use. */
export function isSlower(one: readonly number[], two: readonly number[]): boolean {
  const [a, b] = [median(one), median(two)];
  return mannWhitney(one, two) < 0.01 && Math.abs(a - b) / Math.min(a, b) > 0.02;
}

// Abramowitz and Stegun 26.2.17.
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail;
}
