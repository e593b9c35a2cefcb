import { emailHandle, idHandle, isRoleAddress, nameHandle, type Handle } from '../../contract/handles'
import { pageKey, signedHandles, type Writer } from '../comments/writers'
import type { Author, Signed, Survey } from './survey'

export const network = 'wordpress'

/** Best first: the e-mail is the same elsewhere, the number is for this blog only. */
export function authorHandles(author: Author, blog: string): readonly Handle[] {
  const handles: Handle[] = []
  if (author.email.includes('@') && !isRoleAddress(author.email.toLowerCase())) handles.push(emailHandle(author.email))
  if (author.id !== '') handles.push(idHandle(network, `${blog}/${author.id}`))
  return handles.length > 0 ? handles : [creatorHandle(author.login, blog)]
}

/** A login that the file does not list among its authors. */
export const creatorHandle = (login: string, blog: string): Handle => nameHandle(network, `${login.toLowerCase()} (${blog})`)

/** Who of the authors and commenters is the owner, and who everybody else is. */
export class People {
  private readonly mine: readonly Author[]
  private readonly emails = new Set<string>()
  private readonly names = new Set<string>()
  private readonly others: ReadonlyMap<string, Author>
  private readonly writers = new Map<string, Writer>()
  private readonly onlyAuthor: boolean
  private readonly chosen: boolean

  constructor(private readonly survey: Survey, private readonly blog: string, owner: readonly Handle[]) {
    const handles = new Set(owner)
    this.chosen = handles.size > 0
    this.mine = survey.authors.filter((author) => authorHandles(author, blog).some((handle) => handles.has(handle)))
    for (const handle of handles) if (handle.startsWith('email:')) this.emails.add(handle.slice('email:'.length))
    for (const { email, login, name } of this.mine) {
      if (email.includes('@')) this.emails.add(email.toLowerCase())
      for (const each of [login, name]) if (each !== '') this.names.add(each.toLowerCase())
    }
    for (const creator of survey.creators.keys()) if (handles.has(creatorHandle(creator, blog))) this.names.add(creator)
    this.others = new Map(survey.authors.filter((author) => !this.mine.includes(author)).flatMap((author) => [[author.id, author], [author.login.toLowerCase(), author]]))
    this.onlyAuthor = new Set([...survey.creators.keys(), ...survey.authors.map(({ login }) => login.toLowerCase())]).size <= 1
    if (survey.authors.length === 0) this.learnEmails()
  }

  /** Without a list of authors: whoever was logged in under the owner's name is the owner, and so is their address. */
  private learnEmails(): void {
    for (const { userId, name, email } of this.survey.comments.all()) if (userId !== '' && email.includes('@') && this.names.has(name.toLowerCase())) this.emails.add(email.toLowerCase())
  }

  commenter(signed: Signed): Writer {
    const key = JSON.stringify(signed)
    let writer = this.writers.get(key)
    if (writer) return writer
    // A few people write most comments; those who wrote one need not stay.
    if (this.writers.size >= remembered) this.writers.clear()
    this.writers.set(key, (writer = this.identify(signed)))
    return writer
  }

  private identify(signed: Signed): Writer {
    const { userId, name, email, site } = signed
    const author = userId === '' ? undefined : this.others.get(userId)
    const page = pageKey(site) === undefined ? undefined : site
    return {
      handles: author ? authorHandles(author, this.blog) : signedHandles(network, this.blog, { name, email, ...(page !== undefined && { site: page }) }),
      ...(name !== '' && { name }),
      ...(page !== undefined && { site: page }),
      me: !author && this.isMe(signed),
    }
  }

  private isMe({ userId, name, email, site }: Signed): boolean {
    if (userId !== '' && this.mine.some(({ id }) => id === userId)) return true
    if (this.emails.has(email.toLowerCase())) return true
    if (!this.names.has(name.toLowerCase())) return false
    return pageKey(site)?.split('/')[0] === this.blog.split('/')[0] || (userId !== '' && this.survey.authors.length === 0)
  }

  /** A page that names nobody, and any page of a blog with one author, is the owner's. */
  pageWriter(creator: string): Writer {
    const me: Writer = { handles: [], me: true }
    if (!this.chosen || creator === '' || this.onlyAuthor || this.names.has(creator.toLowerCase())) return me
    const author = this.others.get(creator.toLowerCase()) ?? [...this.others.values()].find(({ name }) => name.toLowerCase() === creator.toLowerCase())
    if (!author) return { handles: [creatorHandle(creator, this.blog)], name: creator, me: false }
    return { handles: authorHandles(author, this.blog), name: author.name || author.login, me: false }
  }

  get coAuthors(): readonly Writer[] {
    return [...new Set(this.others.values())].map((author) => ({ handles: authorHandles(author, this.blog), name: author.name || author.login, me: false }))
  }

  /** All that is the owner's, the chosen ones first. */
  ownHandles(chosen: readonly Handle[]): readonly Handle[] {
    return [...new Set([...chosen, ...this.mine.flatMap((author) => authorHandles(author, this.blog))])]
  }

  get ownName(): string | undefined {
    return this.mine.map(({ name, login }) => name || login).find((name) => name !== '')
  }
}

const remembered = 5000
