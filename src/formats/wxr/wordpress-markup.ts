/** WordPress keeps bodies half written: empty lines for paragraphs, and short codes in brackets. */

/** Short codes longer than this are no short codes. */
const SHORT_CODE = /\[(\/?)([a-z][\w-]{0,40})((?:\s[^\][<>]{0,600})?)\]/gi
/** What may stand in brackets in a text: a word of an editor, a number of a note. Only known names are taken for codes. */
const KNOWN =
  /^(?:caption|wp_caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|fusion_\w+|elementor[\w-]*|contact-form(?:-7)?|su_\w+|button|row|column|one_half|one_third|two_third|spacer|divider|toc|ads?|banner|adrotate|related_?posts?|rev_slider|shortcode|dropcap|tabs?|accordion|toggle|aparat|youtube|download|quote)$/i

/** A body as HTML: captions become figures, films become links, other short codes go, empty lines part paragraphs. */
export function wordPressMarkup(markup: string): string {
  const coded = markup.replace(SHORT_CODE, (written, slash: string, name: string, attributes: string) => {
    if (!KNOWN.test(name)) return written
    const kind = name.toLowerCase()
    if (kind === 'caption' || kind === 'wp_caption') return slash === '' ? figureStart(attributes) : '</figure>'
    const address = /(?:src|url|mp4|mp3|href)\s*=\s*["']?(https?:\/\/[^\s"'\]]+)/i.exec(attributes)?.[1]
    if (slash === '' && address !== undefined && /^(?:video|audio|embed)$/.test(kind))
      return `<video src="${address}"></video>`
    return kind === 'embed' ? '' : ' '
  })
  return isBlockMarkup(coded) ? coded : coded.replace(/\r?\n[ \t]*\r?\n\s*/g, '\n<p>')
}

/** Old captions stand in an attribute, newer ones after the picture; then the words after it are the caption. */
function figureStart(attributes: string): string {
  const caption = /caption\s*=\s*"([^"]*)"/i.exec(attributes)?.[1]
  return caption === undefined ? '<figure>' : `<figure><figcaption>${caption}</figcaption>`
}

/** Bodies of the block editor are whole HTML. */
function isBlockMarkup(markup: string): boolean {
  return markup.includes('<!-- wp:')
}
