import { attribute, HtmlTokens, type HtmlToken } from '../formats/htmlTokens'

/** A message of a page from before 2018, as it stands there. */
export interface OldMessage {
  /** The names above the conversation. */
  readonly participants: readonly string[]
  readonly user: string
  readonly date: string
  readonly text: string
}

const longestText = 1024 * 1024
const mostNames = 1_000

type Place = 'outside' | 'thread' | 'user' | 'date' | 'header' | 'text'

/**
 * `div.thread`, whose own first text are the names, then for each message `div.message` with `span.user` and `span.meta`, and behind it the text in one
 * `<p>` or more. The classes were the same from 2010 to 2018. One line may hold hundreds of megabytes.
 */
export class OldThreadReader {
  /** The headline: the owner's name, on the page of all conversations. */
  heading: string | undefined
  private readonly tokens = new HtmlTokens()
  private place: Place = 'outside'
  /** Divs that are open inside the thread. */
  private depth = 0
  private names = ''
  private participants: readonly string[] | undefined
  private user = ''
  private date = ''
  private text = ''
  private message = false
  private inHeading = false
  private found: OldMessage[] = []

  push(chunk: string): readonly OldMessage[] {
    for (const token of this.tokens.push(chunk)) this.take(token)
    return this.taken()
  }

  end(): readonly OldMessage[] {
    for (const token of this.tokens.end()) this.take(token)
    this.finish()
    return this.taken()
  }

  private taken(): readonly OldMessage[] {
    const { found } = this
    this.found = []
    return found
  }

  private take(token: HtmlToken): void {
    if (token.kind === 'text') this.write(token.text)
    else if (token.kind === 'open') this.opened(token.name, token.tag)
    else this.closed(token.name)
  }

  private write(text: string): void {
    if (this.inHeading) this.heading = ((this.heading ?? '') + text).slice(0, 500)
    else if (this.place === 'thread' && this.participants === undefined && this.depth === 1) this.names = (this.names + text).slice(0, 100_000)
    else if (this.place === 'user') this.user = (this.user + text).slice(0, 500)
    else if (this.place === 'date') this.date = (this.date + text).slice(0, 200)
    else if (this.place === 'text' && this.text.length < longestText) this.text += text.replace(/\s+/g, ' ')
  }

  private opened(name: string, tag: string): void {
    if (name === 'h1' && this.heading === undefined) this.inHeading = true
    else if (name === 'br') this.text += this.place === 'text' ? '\n' : ''
    else if (name === 'p') {
      if (this.message) {
        if (this.text !== '') this.text += '\n'
        this.place = 'text'
      }
    } else if (name === 'div') {
      const kind = ` ${attribute(tag, 'class') ?? ''} `
      if (kind.includes(' thread ')) {
        this.finish()
        this.participants = undefined
        this.names = ''
        this.depth = 1
        this.place = 'thread'
        return
      }
      if (this.depth > 0) this.depth++
      if (kind.includes(' message ')) this.begin()
    } else if (name === 'span' && this.message) {
      const kind = ` ${attribute(tag, 'class') ?? ''} `
      if (kind.includes(' user ')) this.place = 'user'
      else if (kind.includes(' meta ')) this.place = 'date'
    }
  }

  private closed(name: string): void {
    if (name === 'h1') this.inHeading = false
    else if (name === 'span') this.place = this.message ? 'header' : this.place
    else if (name === 'p' && this.place === 'text') this.place = 'header'
    else if (name === 'div' && this.depth > 0 && --this.depth === 0) {
      this.finish()
      this.place = 'outside'
    }
  }

  private begin(): void {
    this.finish()
    this.participants ??= namesIn(this.names)
    this.message = true
    this.place = 'header'
    this.user = this.date = this.text = ''
  }

  private finish(): void {
    if (!this.message) return
    this.message = false
    const text = this.text.split('\n').map((line) => line.trim()).join('\n').trim()
    this.found.push({ participants: this.participants ?? [], user: this.user.trim(), date: this.date.trim(), text })
  }
}

/** `Ana Sample, Ben Exémple`, since autumn 2017 with a word in front: `Participants: …`. */
function namesIn(text: string): string[] {
  const list = text.trim().replace(/^[\p{L} ]{3,40}:\s/u, '')
  return [...new Set(list.split(',').slice(0, mostNames).map((name) => name.trim()).filter((name) => name !== ''))]
}
