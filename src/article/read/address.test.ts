import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAddress } from '../article.ts'

const all = ['web', 'site', 'mail'] as const

test('addresses of the web, of the site and of mail come out as a browser writes them', () => {
  const table: [typed: string, expected: string][] = [
    ['https://example.com', 'https://example.com/'],
    [' HTTPS://Example.COM/A?b=c#d ', 'https://example.com/A?b=c#d'],
    ['http://example.com:80/', 'http://example.com/'],
    ['https://example.com/نیم‌فاصله', 'https://example.com/%D9%86%DB%8C%D9%85%E2%80%8C%D9%81%D8%A7%D8%B5%D9%84%D9%87'],
    ['https://example.com/a"b<c>', 'https://example.com/a%22b%3Cc%3E'],
    ['https://example.com/?q=javascript:alert(1)', 'https://example.com/?q=javascript:alert(1)'],
    ['https://t.me/@sanad', 'https://t.me/@sanad'],
    ['/', '/'],
    ['/fa/news/757695', '/fa/news/757695'],
    ['/fa/../fa/./news?x=1#y', '/fa/news?x=1#y'],
    ['mailto:desk@example.com', 'mailto:desk@example.com'],
    ['mailto:desk@example.com?subject=x', 'mailto:desk@example.com?subject=x'],
  ]
  for (const [typed, expected] of table) {
    assert.equal(readAddress(typed, all), expected)
    assert.equal(readAddress(expected, all), expected, 'read again')
  }
})

test('an address that is not of the web, the site or mail is refused in every disguise', () => {
  const refused = [
    '',
    '#',
    '#part',
    'fa/news',
    '?q=1',
    'example.com',
    'www.example.com/x',
    '//example.com/x',
    '/\\example.com',
    '\\\\example.com',
    '/\t/example.com',
    '/..//example.com',
    '/.//example.com',
    '/%2e//example.com',
    '/fa/..//example.com',
    'https:example.com',
    'https:/example.com',
    'https:\\\\example.com',
    'https://',
    'https:///',
    'https://exa mple.com',
    'https://user:word@example.com/',
    'https://bank.ir@example.com/',
    'https://example.com\u202e/moc',
    'https://example.com/a\nb',
    'https://example.com/\u0000',
    'https://example.com/\ud800',
    'https://[::1',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u00a0javascript:alert(1)',
    '\u200bjavascript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java\u0000script:alert(1)',
    'java&#115;cript:alert(1)',
    'javascript&colon;alert(1)',
    '&#106;avascript:alert(1)',
    'javascript%3aalert(1)',
    'javascript://example.com/%0aalert(1)',
    'ｊavascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://example.com/x',
    'view-source:https://example.com',
    'ftp://example.com/',
    'tel:+982100000000',
    'about:blank',
    'intent://scan/#Intent;scheme=zxing;end',
    'mailto:',
    'mailto:nobody',
    'mailto:a@b.ir?subject=x%0d%0abcc:c@d.ir',
    'mailto:a"<b>@c.ir',
    `https://example.com/${'x'.repeat(5_000)}`,
    `https://example.com/${'ی'.repeat(1_000)}`,
  ]
  for (const typed of refused) assert.equal(readAddress(typed, all), null, JSON.stringify(typed))
})

test('only the forms asked for are let through', () => {
  assert.equal(readAddress('/fa', ['web']), null)
  assert.equal(readAddress('mailto:a@b.ir', ['web', 'site']), null)
  assert.equal(readAddress('https://example.com/', ['site', 'mail']), null)
})
