import { personName, seeded, sentence, timeOf, writePlain, type Made, type Making } from './making'

const perPost = 20

/** A WordPress export: posts with twenty comments each, a tenth of them the owner's replies. */
export async function wordpressExport({ file, records }: Making): Promise<Made> {
  await writePlain(file, pieces(records))
  return { records: records + Math.ceil(records / perPost) }
}

const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

function* pieces(records: number): Generator<string> {
  const random = seeded(4)
  yield '<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel>\n<title>Notes</title>\n<link>https://blog.example.org</link>\n<wp:wxr_version>1.2</wp:wxr_version>\n<wp:base_site_url>https://blog.example.org</wp:base_site_url>\n<wp:base_blog_url>https://blog.example.org</wp:base_blog_url>\n'
  yield '<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ana]]></wp:author_login><wp:author_email><![CDATA[ana@example.org]]></wp:author_email><wp:author_display_name><![CDATA[Ana Duarte]]></wp:author_display_name></wp:author>\n'
  for (let n = 0; n < records; n++) {
    const at = timeOf(n, records)
    if (n % perPost === 0) {
      const post = n / perPost + 1
      yield `${n > 0 ? '</item>\n' : ''}<item>\n<title>Post ${post}</title>\n<link>https://blog.example.org/post-${post}/</link>\n<dc:creator><![CDATA[ana]]></dc:creator>\n<content:encoded><![CDATA[<p>${sentence(random)}</p>]]></content:encoded>\n<wp:post_id>${post}</wp:post_id>\n<wp:post_date>${stamp(at)}</wp:post_date>\n<wp:post_date_gmt>${stamp(at)}</wp:post_date_gmt>\n<wp:post_type>post</wp:post_type>\n<wp:status>publish</wp:status>\n`
    }
    const person = n % 3000
    const own = n % 10 === 9
    const name = own ? 'Ana Duarte' : personName(person)
    const email = own ? 'ana@example.org' : `person${person}@example.org`
    yield `<wp:comment>\n<wp:comment_id>${n + 1}</wp:comment_id>\n<wp:comment_author><![CDATA[${name}]]></wp:comment_author>\n<wp:comment_author_email>${email}</wp:comment_author_email>\n<wp:comment_author_url></wp:comment_author_url>\n<wp:comment_date>${stamp(at + 60_000)}</wp:comment_date>\n<wp:comment_date_gmt>${stamp(at + 60_000)}</wp:comment_date_gmt>\n<wp:comment_content><![CDATA[${sentence(random)}]]></wp:comment_content>\n<wp:comment_approved>1</wp:comment_approved>\n<wp:comment_type>comment</wp:comment_type>\n<wp:comment_parent>${own ? n : 0}</wp:comment_parent>\n<wp:comment_user_id>${own ? 1 : 0}</wp:comment_user_id>\n</wp:comment>\n`
  }
  yield '</item>\n</channel>\n</rss>\n'
}
