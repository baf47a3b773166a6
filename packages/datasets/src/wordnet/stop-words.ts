/** @file English words that say nothing about what a gloss is about: function words only. */

/** Articles, pronouns, prepositions, conjunctions, auxiliaries and the like, in lower case. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above across after against all along also although among an and another any are around
  as at be because been before being below beneath between both but by can could did do does during
  each either especially etc ever every few for from had has have having he her him his how i if in
  including into is it its itself like many may might more most much nor not of off often on once
  one only onto or other others out over own per same several she should since so some such than
  that the their them themselves then there these they this those through throughout to too toward
  towards under until up upon used usually various very was were what when where which while who
  whom whose will with within without would you your`.split(/\s+/),
);
