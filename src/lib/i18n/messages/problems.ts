/**
 * A sentence for every code: what happened, where, and what to do. The codes of one record (a usage record that
 * was rejected, a row of a price list) leave out line, column and value: those stand beside the sentence, in a
 * column of their own. What stands in parentheses is left out when nothing is known to fill it in with
 * (i18n/problems.ts).
 */
export * as en from './problems/en';
export * as nl from './problems/nl';
