// The formulae of the program, in whole numbers, so that equal is equal. gapcheck/match/ranking.py and
// box.py say why they are right; a test holds both to the same answers.
const PARTS = 12; // any level of 1 to 4 is a whole number of twelfths of it
const LESS = 3; // quarters of a weight less a quarter
const MORE = 5; // and of a weight more a quarter
const FINEST = 1000; // weights count to a thousandth

/** A comparison of two fractions [above, below]: under 0, 0 or over 0. */
function order(one, other) {
  return one[0] * other[1] - other[0] * one[1];
}

function mean(weights, shares) {
  let above = 0, below = 0;
  weights.forEach((weight, n) => { above += weight * shares[n]; below += weight; });
  return below ? [above, PARTS * below] : [0, 1];
}

/** The highest mean while every weight moves by a quarter: the best shares have theirs raised. */
function highest(weights, shares) {
  const by = shares.map((_, n) => n).sort((a, b) => shares[b] - shares[a]);
  const ordered = by.map((n) => shares[n]);
  let best = null;
  for (let raised = 0; raised <= by.length; raised += 1) {
    const moved = by.map((n, place) => weights[n] * (place < raised ? MORE : LESS));
    const found = mean(moved, ordered);
    if (!best || order(found, best) > 0) best = found;
  }
  return best;
}

/** One candidate's shares of what is asked for, as levels are and with the unsure ones moved by one. */
function measured(person, asked, units) {
  const level = (n) => person.levels[n.at];
  const shares = (step) => asked.map((n) => {
    const move = person.unsure[n.at] && level(n) !== null ? step : 0;
    return Math.floor((PARTS * Math.min(Math.max((level(n) ?? 0) + move, 0), n.required)) / n.required);
  });
  const kept = asked.map((_, n) => n).filter((n) => level(asked[n]) !== null);
  const [low, shown, high] = [-1, 0, 1].map(shares);
  const weights = kept.map((n) => units[n]);
  const of = (all) => kept.map((n) => all[n]);
  let least = [0, 1], most = [1, 1];
  if (kept.length) {
    const fall = highest(weights, of(low).map((share) => PARTS - share));
    least = [fall[1] - fall[0], fall[1]];
    most = highest(weights, of(high));
  }
  return { id: person.id, score: mean(weights, of(shown)), low, high, least, most, read: kept.join() };
}

/** Whether the second is below the first in every case. */
function isBelow(one, other, units) {
  if (one.read !== other.read) return order(other.most, one.least) < 0;
  let lead = 0;
  for (let n = 0; n < units.length; n += 1) {
    const gain = other.high[n] - one.low[n];
    lead += units[n] * gain * (gain > 0 ? MORE : LESS);
  }
  return lead < 0;
}

/**
 * Where each candidate stands, the best first. `weights` are numbers in the order of `required`; of a
 * person `levels` (null: not readable) and `unsure` in the same order. Scores are of 100.
 */
function standings(weights, required, people) {
  const asked = required
    .map((level, at) => ({ at, required: level, unit: Math.round(weights[at] * FINEST) }))
    .filter((n) => n.unit > 0);
  const units = asked.map((n) => n.unit);
  const found = people.map((person) => measured(person, asked, units));
  found.sort((a, b) => order(b.score, a.score) || (a.id < b.id ? -1 : 1));
  const above = found.map(() => 0), below = found.map(() => 0), last = found.map((_, n) => n);
  found.forEach((one, n) => found.forEach((other, m) => {
    if (m === n) return;
    if (isBelow(one, other, units)) { below[n] += 1; above[m] += 1; } else last[n] = Math.max(last[n], m);
  }));
  let rank = 0, group = 1, reached = 0;
  return found.map((one, n) => {
    if (!n || order(one.score, found[n - 1].score) !== 0) rank = n + 1;
    reached = Math.max(reached, last[n]);
    const placed = {
      id: one.id, score: (100 * one.score[0]) / one.score[1], known: Boolean(one.read), rank,
      best: 1 + above[n], worst: found.length - below[n], group,
    };
    if (reached === n) group += 1;
    return placed;
  });
}

/** A score as the pages print it: halves go to the even number, as in the program. */
function printed(score) {
  const whole = Math.floor(score), rest = Math.round((score - whole) * 1e9) / 1e9;
  return String(rest > 0.5 || (rest === 0.5 && whole % 2) ? whole + 1 : whole);
}
