/** The page boxes of a printed book as CSS: size, margins wider inside, folio at the foot, names and chapter as running heads. */
export interface PageRules {
  readonly paper: 'A4' | 'Letter'
  /** Left running head: who the book is about. */
  readonly names: string
  /** Right running head of the chapter with the years. */
  readonly years: string
  /** Pages before these: numbers go on, and sheets have the two sides they would have. */
  readonly before?: number
}

const sans = '"Source Sans 3 Variable", "Source Sans 3", sans-serif'
const serif = '"Brygada 1918 Variable", "Brygada 1918", Georgia, serif'

export function pageRules({ paper, names, years, before = 0 }: PageRules): string {
  const head = `font: 7.5pt ${sans}; color: #3F4B46; vertical-align: bottom; padding-bottom: 5mm;`
  const folio = `font: 9pt ${serif}; vertical-align: top; padding-top: 7mm;`
  // The engine takes the first page of each document for a right one.
  const [right, left] = before % 2 === 0 ? ['right', 'left'] : ['left', 'right']
  const chapter = (page: string, title: string) => `@page ${page}:${right} { @top-right { content: ${quoted(title)}; } }`
  return `
html { counter-reset: page ${before}; }
@page { size: ${paper}; margin: 24mm 18mm 25mm 24mm;
  @top-left { ${head} } @top-right { ${head} } @bottom-left { ${folio} } @bottom-right { ${folio} } }
@page :${right} { margin-left: 24mm; margin-right: 18mm; @bottom-right { content: counter(page); } }
@page :${left} { margin-left: 18mm; margin-right: 24mm; @bottom-left { content: counter(page); } @top-left { content: ${quoted(names)}; } }
@page cover { margin: 0; @top-left { content: none; } @top-right { content: none; } @bottom-right { content: none; } @bottom-left { content: none; } }
${chapter('circle', 'How it went full circle')}
${chapter('years', years)}
${chapter('end', 'Places and sources')}
.sheet.circle { page: circle; } .sheet.years { page: years; } .sheet.end { page: end; }
.cover { height: ${paper === 'A4' ? '297mm' : '11in'}; }
.reading { min-height: ${paper === 'A4' ? '246mm' : '228mm'}; }`
}

/** A CSS string. Names are foreign text: every character that means something to CSS is escaped. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.'’-]/gu, (char) => `\\${char.codePointAt(0)!.toString(16)} `)}"`
}
