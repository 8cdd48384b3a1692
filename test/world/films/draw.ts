/**
 * Draws the films of the example newsroom: `node test/world/films/draw.ts [name …]`. Each is a scene of SVG at every
 * moment; the browser of the tests codes the pictures (VP9), and the WebM around them is written here. The files in
 * `drawn/` are its output.
 */
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../browser/chromium.ts'
import { width as sheetWidth } from '../pictures/brush.ts'
import { boatSchool, seconds as boatSeconds } from './boat-school.ts'
import { filmBytesMax, filmSize } from './film-size.ts'
import { seconds as mirrorSeconds, mirrorWash } from './mirror-wash.ts'
import { type CodedPicture, writeWebm } from './write-webm.ts'

interface FilmScene {
  seconds: number
  draw: (second: number) => string
}

/** Name of the file → what draws it. */
const scenes: Record<string, FilmScene> = {
  'boat-school': { seconds: boatSeconds, draw: boatSchool },
  'mirror-wash': { seconds: mirrorSeconds, draw: mirrorWash },
}

const perSecond = 12
/** Films are wider than the sheet of the pictures: so much of it is seen. */
const seenTop = 50
const seenHeight = 900
/** A second has so many bits. */
const bitrate = 76_000
/** Players jump to these. */
const keySeconds = 4

async function draw(page: Page, { seconds, draw: scene }: FilmScene): Promise<Buffer> {
  await page.evaluate(openEncoder)
  for (let index = 0; index < seconds * perSecond; index += 1) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${seenHeight}" viewBox="0 ${seenTop} ${sheetWidth} ${seenHeight}">${scene(index / perSecond)}</svg>`
    const isKey = index % (keySeconds * perSecond) === 0
    await page.evaluate(`encode(${JSON.stringify(svg)}, ${index}, ${isKey})`)
  }
  const coded = await page.evaluate<{ bytes: string; at: number; isKey: boolean }[]>('finish()')
  const pictures = coded.map(
    ({ bytes, at, isKey }): CodedPicture => ({ bytes: Buffer.from(bytes, 'base64'), at, isKey }),
  )
  return writeWebm({ ...filmSize, length: seconds * 1_000, pictures })
}

/** Runs in the browser. */
const openEncoder = `(() => {
  const coded = []
  const canvas = new OffscreenCanvas(${filmSize.width}, ${filmSize.height})
  const pen = canvas.getContext('2d')
  const encoder = new VideoEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength)
      chunk.copyTo(bytes)
      coded.push({ bytes: bytes.toBase64(), at: Math.round(chunk.timestamp / 1000), isKey: chunk.type === 'key' })
    },
    error(reason) { throw reason },
  })
  encoder.configure({
    codec: 'vp09.00.10.08', width: ${filmSize.width}, height: ${filmSize.height},
    bitrate: ${bitrate}, framerate: ${perSecond}, latencyMode: 'quality',
  })
  window.encode = async (svg, index, isKey) => {
    const picture = new Image()
    picture.src = 'data:image/svg+xml,' + encodeURIComponent(svg)
    await picture.decode()
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const frame = new VideoFrame(canvas, { timestamp: Math.round((index * 1e6) / ${perSecond}) })
    encoder.encode(frame, { keyFrame: isKey })
    frame.close()
  }
  window.finish = async () => {
    await encoder.flush()
    encoder.close()
    return coded
  }
})()`

/** Encoders are only for pages that came safely: from this machine, or over HTTPS. */
async function drawAll(names: readonly string[]): Promise<void> {
  const hooks: (() => Promise<void>)[] = []
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<!doctype html>'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const browser = await openBrowser({ after: (hook) => void hooks.push(hook) })
    const page = await browser.newPage()
    for (const name of names) {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      const bytes = await draw(page, scenes[name]!)
      await writeFile(new URL(`./drawn/${name}.webm`, import.meta.url), bytes)
      console.log(`${name}.webm ${bytes.length} bytes${bytes.length > filmBytesMax ? ' — too heavy' : ''}`)
    }
  } finally {
    for (const hook of hooks) await hook()
    server.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2)
  await drawAll(wanted.length > 0 ? wanted : Object.keys(scenes))
}
