/** The words of all languages as phrase books. */
import type { LogKind } from '#contract/words'
import { logLanguages, logWords, subjects, type LogLanguage } from './languages'
import { Phrases } from './words'

export interface SaidKind {
  readonly kind: LogKind
  readonly language: LogLanguage
  readonly how: 'first' | 'done'
}
/** Phrases that say the kind, at the beginning. */
export const kinds = new Phrases<SaidKind>(
  logLanguages.flatMap((language) =>
    (['first', 'done'] as const).flatMap((how) =>
      (['meeting', 'call', 'note'] as const).flatMap((kind) => (logWords[language][how][kind] ?? []).map((phrase) => [phrase, { kind, language, how }] as const)),
    ),
  ),
)
/** The same at the end of a thought. */
export const lastWords = new Phrases<SaidKind>(
  logLanguages.flatMap((language) => (['meeting', 'call'] as const).flatMap((kind) => (logWords[language].last[kind] ?? []).map((phrase) => [phrase, { kind, language, how: 'first' as const }] as const))),
)

/** What else words do in a line. */
export type Role = 'with' | 'and' | 'about' | 'did' | 'subject'

const roles: readonly Role[] = ['with', 'and', 'about', 'did', 'subject']
const wordsFor = (role: Role, language: LogLanguage): readonly string[] => (role === 'subject' ? subjects[language] : logWords[language][role])

export const roleWords: ReadonlyMap<Role, Phrases<LogLanguage>> = new Map(
  roles.map((role) => [role, new Phrases(logLanguages.flatMap((language) => wordsFor(role, language).map((phrase) => [phrase, language] as const)))]),
)
