/** `npm run identity [-- --people 5000] [--seed 4] [--examples 40]`: how well people are recognised, on invented archives with known truth. */
import 'fake-indexeddb/auto'
import { measure, timeOf, type Figures } from './measure'

export async function main(args: readonly string[]): Promise<void> {
  const valueOf = (name: string, otherwise: number) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise)
  const say = (text: string) => void process.stderr.write(`${text}\n`)
  const figures = await measure(valueOf('--people', 5000), valueOf('--seed', 4), say)
  process.stdout.write(table(figures))
  const examples = valueOf('--examples', 0)
  if (examples > 0) process.stdout.write(`\nNot found, for example:\n${some(figures.missed, examples).join('\n')}\n\nSuggested and not true, surest first:\n${figures.falseOnes.slice(0, examples).join('\n')}\n`)
  for (const listed of [5_000, 50_000]) {
    const { people, suggestions, seconds } = await timeOf(listed, valueOf('--seed', 4))
    process.stdout.write(`the rules alone:               ${people} listed people compared in ${seconds.toFixed(1)} s, ${suggestions} suggestions\n`)
  }
  if (figures.automatic.wrong > 0 || figures.together.recall < 0.95) process.exitCode = 1
}

export function table({ people, traces, truePairs, automatic, together, words, classes, seconds }: Figures): string {
  const share = (part: number, all: number) => (all === 0 ? '–' : (part / all).toFixed(3))
  const lines = [
    `${people} people, ${traces} records in six archives of five sources, ${truePairs} pairs of records of one person`,
    '',
    `merged by themselves:          ${automatic.pairs} pairs, ${automatic.wrong} wrong: precision ${automatic.precision.toFixed(3)}, recall ${automatic.recall.toFixed(3)}`,
    `merged or suggested:           recall ${together.recall.toFixed(3)}`,
    ...(['strong', 'likely', 'hint'] as const).map((word) => `suggested, ${word.padEnd(8)}           ${String(words[word].all).padStart(6)}, of which right ${share(words[word].right, words[word].all)}`),
    `time:                          taken in ${seconds.takeIn.toFixed(1)} s, suggestions ${seconds.suggest.toFixed(1)} s`,
    '',
    'Not found, by how the two records name the person:',
    ...classes.filter(({ missed }) => missed > 0).map(({ naming, pairs, missed }) => `  ${naming.padEnd(32)} ${String(missed).padStart(5)} of ${pairs}`),
    ...(automatic.wrong > 0 ? ['', 'Wrongly merged:', ...automatic.examples] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Evenly from all over. */
const some = (all: readonly string[], n: number): string[] => all.filter((_, index) => Math.floor((index * n) / all.length) !== Math.floor(((index - 1) * n) / all.length))
