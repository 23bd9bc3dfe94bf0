/**
 * Metrics that a part answers otherwise than the whole with its filter, and why: they hold the part against what is outside it, which a
 * part does not know. Every other metric answers the same, where no client has loans on both sides.
 */
export const OTHER_IN_PART: Readonly<Record<string, string>> = {
  'sector-limit-use':
    'a limit that is a share of the whole does not go with a part: sectors that have one are not among its answers',
  'manager-workload': 'a client manager is held against those in the part, not against all of the bank',
};
