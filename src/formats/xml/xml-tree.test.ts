import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type XmlElement, XmlTree } from './xml-tree.ts'

function read(chunks: readonly string[], records: readonly string[] = []) {
  const found: XmlElement[] = []
  const tree = new XmlTree({
    base: null,
    records: new Set(records),
    onRecord: (record) => {
      found.push(record)
      return true
    },
  })
  for (const chunk of chunks) tree.push(chunk)
  tree.end()
  return { tree, found, kinds: tree.faults.problems().map(({ kind }) => kind) }
}

/** The tree in short: `rss(channel(title[خبر]))`. */
function outline(element: XmlElement): string {
  const inside = element.children.map((child) => (typeof child === 'string' ? `[${child}]` : outline(child)))
  return `${element.name}(${inside.join(' ')})`
}

const table: { name: string; xml: string; tree: string; faults?: string[] }[] = [
  { name: 'elements and text', xml: '<a><b>یک</b> دو</a>', tree: 'a(b([یک]) [ دو])' },
  { name: 'an empty element', xml: '<a><b/><c /></a>', tree: 'a(b() c())' },
  { name: 'names in capitals', xml: '<RSS><Title>x</TITLE></RSS>', tree: 'rss(title([x]))' },
  { name: 'references', xml: '<a>&amp;&lt;&#1576;&#x67e;&quot;</a>', tree: 'a([&<بپ"])' },
  { name: 'names of HTML, undeclared', xml: '<a>می&zwnj;شود&nbsp;&laquo;</a>', tree: 'a([می\u200cشود\u00a0«])' },
  { name: 'lone ampersands', xml: '<a>R&D؛ x?a=1&b=2 &nosuch; &#xZ;</a>', tree: 'a([R&D؛ x?a=1&b=2 &nosuch; &#xZ;])' },
  { name: 'windows-1252 by number', xml: '<a>don&#146;t</a>', tree: 'a([don’t])' },
  {
    name: 'numbers of no character',
    xml: '<a>x&#0;&#xD800;&#x1F;&#x110000;y</a>',
    tree: 'a([xy])',
    faults: ['control-characters'],
  },
  { name: 'character data', xml: '<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]></a>', tree: 'a([<b>&amp;]]>])' },
  { name: 'comments and instructions', xml: '<?xml version="1.0"?><a><!-- <b> --><?php > ?>x</a>', tree: 'a([ ?>x])' },
  { name: 'a DOCTYPE with a part in brackets', xml: '<!DOCTYPE a [<!ELEMENT b (c)> ]><a>x</a>', tree: 'a([x])' },
  { name: 'a declared word', xml: '<!DOCTYPE a [<!ENTITY us "خبر نمونه">]><a>&us;</a>', tree: 'a([خبر نمونه])' },
  {
    name: 'an entity that stands for a file',
    xml: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    tree: 'a([&x;])',
  },
  {
    name: 'an unclosed element',
    xml: '<a><b>x<c>y</b>z</a>',
    tree: 'a(b([x] c([y])) [z])',
    faults: ['unclosed-elements'],
  },
  { name: 'an end tag too many', xml: '<a>x</b>y</a>', tree: 'a([xy])', faults: ['unclosed-elements'] },
  { name: 'a sign that opens nothing', xml: '<a>3 < 4 <۵</a>', tree: 'a([3 < 4 <۵])', faults: ['broken-markup'] },
  { name: 'text cut off', xml: '<a><b>خب', tree: 'a(b([خب]))', faults: ['cut-off'] },
  { name: 'a tag cut off', xml: '<a><b>x</b><c d="', tree: 'a(b([x]))', faults: ['cut-off'] },
  { name: 'character data cut off', xml: '<a><![CDATA[خبر', tree: 'a([خبر])', faults: ['cut-off'] },
  {
    name: 'a known namespace',
    xml: '<x:feed xmlns:x="http://www.w3.org/2005/Atom"><x:title/></x:feed>',
    tree: 'atom:feed(atom:title())',
  },
  {
    name: 'a namespace by its default',
    xml: '<feed xmlns="http://www.w3.org/2005/Atom"><title/></feed>',
    tree: 'atom:feed(atom:title())',
  },
  { name: 'a namespace nobody knows', xml: '<rss xmlns:x="urn:x"><x:title/></rss>', tree: 'rss(?:title())' },
  { name: 'a namespace of the root alone', xml: '<rss xmlns="urn:x"><title/></rss>', tree: 'rss(title())' },
  {
    name: 'a prefix by custom',
    xml: '<rss><dc:date>x</dc:date></rss>',
    tree: 'rss(dc:date([x]))',
    faults: ['undeclared-namespace'],
  },
  { name: 'attributes', xml: `<a b='1' C="x>y" d=2 b="3">z</a>`, tree: 'a([z])' },
  { name: 'a quotation mark forgotten', xml: '<a><b c="x>یک</b><b c="y">دو</b></a>', tree: 'a(b([یک]) b([دو]))' },
]

for (const { name, xml, tree, faults = [] } of table) {
  test(`XML: ${name}, whole and in pieces of every size`, () => {
    const sizes = [xml.length, 1, 2, 3, 5, 7, 11]
    for (const size of sizes) {
      const chunks = Array.from({ length: Math.ceil(xml.length / size) }, (_, at) =>
        xml.slice(at * size, (at + 1) * size),
      )
      const { tree: found, kinds } = read(chunks)
      // Text comes in the same pieces it was pushed in; joined it is the same.
      assert.equal(
        found.root.children.map((child) => (typeof child === 'string' ? '' : outline(child))).join(''),
        tree,
        `${size}`,
      )
      assert.deepEqual(kinds, faults, `${size}`)
    }
  })
}

test('attributes are decoded, the first of one name counts, and xml:base and xml:lang are inherited', () => {
  const { tree } = read([
    `<a xml:base="https://one.example/fa/" xml:lang="fa"><b C='1&amp;2' c="3" xml:base="news/"><c/></b></a>`,
  ])
  const a = tree.root.children[0] as XmlElement
  const b = a.children[0] as XmlElement
  const c = b.children[0] as XmlElement
  assert.equal(b.attributes.get('c'), '1&2')
  assert.deepEqual([c.base, c.language], ['https://one.example/fa/news/', 'fa'])
})

test('records are handed over one by one and do not stay in the tree', () => {
  const { tree, found } = read(
    ['<rss><channel><title>x</title><item>1</item><item>2<item>3</item></item></channel></rss>'],
    ['item'],
  )
  assert.deepEqual(found.map(outline), ['item([1])', 'item([2] item([3]))'])
  assert.equal(outline(tree.root), '#root(rss(channel(title([x]))))')
})

const hostile: { name: string; xml: string; faults: string[] }[] = [
  {
    name: 'entities in entities',
    xml: `<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>`,
    faults: ['entity-definitions'],
  },
  {
    name: 'a long entity to be repeated',
    xml: `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50_000)}">]><a>${'&b;'.repeat(50_000)}</a>`,
    faults: ['entity-definitions'],
  },
  {
    name: 'a DOCTYPE without end',
    xml: `<!DOCTYPE a [${'<!ENTITY x "y">'.repeat(300_000)}`,
    faults: ['entity-definitions'],
  },
  {
    name: 'a hundred thousand levels',
    xml: '<a>'.repeat(100_000) + '</a>'.repeat(100_000),
    faults: ['too-deep', 'hostile-markup'],
  },
  {
    name: 'a hundred thousand attributes',
    xml: `<a ${Array.from({ length: 100_000 }, (_, at) => `b${at}="1"`).join(' ')}/>`,
    faults: ['hostile-markup'],
  },
  { name: 'an attribute of a megabyte', xml: `<a b="${'x'.repeat(1_000_000)}">x</a>`, faults: ['hostile-markup'] },
  { name: 'a name of five megabytes', xml: `<${'a'.repeat(5_000_000)}>x`, faults: ['hostile-markup'] },
  { name: 'a text of five megabytes', xml: `<a>${'ب'.repeat(5_000_000)}</a>`, faults: ['too-much-text'] },
  {
    name: 'a million elements',
    xml: `<a>${'<b/>'.repeat(1_000_000)}</a>`,
    faults: ['too-many-nodes'],
  },
  { name: 'a million opening signs', xml: `<a>${'<'.repeat(1_000_000)}`, faults: ['broken-markup', 'cut-off'] },
  { name: 'a million ampersands', xml: `<a>${'&'.repeat(1_000_000)}</a>`, faults: [] },
  { name: 'a comment without end', xml: `<a><!--${'-'.repeat(2_000_000)}`, faults: ['cut-off'] },
]

for (const { name, xml, faults } of hostile) {
  test(`hostile XML: ${name}`, () => {
    const started = performance.now()
    const chunks = Array.from({ length: Math.ceil(xml.length / 65_536) }, (_, at) =>
      xml.slice(at * 65_536, (at + 1) * 65_536),
    )
    const { kinds } = read(chunks)
    assert.ok(performance.now() - started < 10_000)
    for (const fault of faults) assert.ok(kinds.includes(fault), `${fault} in ${kinds}`)
  })
}
