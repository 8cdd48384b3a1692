import type { ArticleKind, TextPart } from '#article'
import type { ErrorStatus, Html } from '#server'
import type { Correction, SaidStatement, SourceFacts, StandingPageName } from '#store'

/**
 * All that the pages of an edition say besides the news, in its language: one catalogue for each language, each whole.
 * Functions are given what stands inside a sentence; the order of words is the language's own.
 */
export interface Words extends LookingWords {
  /** Between names in a row. */
  comma: string
  /** For those who move by keyboard: past the masthead. */
  skip: string
  siteTitle(name: string, tagline: string): string
  frame: Record<
    | 'breaking'
    | 'urgent'
    | 'sections'
    | 'allSections'
    | 'editions'
    | 'changed'
    | 'messages'
    | 'tips'
    | 'newsletter'
    | 'feed'
    | 'lite'
    | 'whole',
    string
  > & { standing: Record<StandingPageName, string> }
  lists: Record<
    | 'front'
    | 'search'
    | 'latest'
    | 'mostRead'
    | 'archive'
    | 'dossiers'
    | 'photo'
    | 'video'
    | 'corrections'
    | 'feed'
    | 'newest'
    | 'older'
    | 'stories'
    | 'aboutTag'
    | 'aboutAuthor'
    | 'aboutSource'
    | 'empty'
    | 'emptyFront',
    string
  > & { describe: With<2> }
  cards: { kinds: Partial<Record<ArticleKind, string>>; retracted: string; retractedTitle: With<1> }
  shareCard: { kinds: Partial<Record<ArticleKind, string>>; retracted: string }
  article: Record<
    | 'published'
    | 'updated'
    | 'code'
    | 'readingTime'
    | 'chain'
    | 'differing'
    | 'reply'
    | 'replyUntouched'
    | 'translations'
    | 'tags'
    | 'share'
    | 'comments'
    | 'shortAddress'
    | 'print'
    | 'rightOfReply'
    | 'otherNews'
    | 'related'
    | 'spoken',
    string
  > & {
    minutes(count: number): string
    commentCount(count: number): string
    replyOf(by: Html, to: Html): Html
    ofSection: With<1>
    absentPicture: With<1>
    shareWays: Record<'telegram' | 'whatsapp' | 'bale' | 'eitaa' | 'x' | 'mail', string>
  }
  photos: Record<'turn' | 'previous' | 'next' | 'story' | 'all' | 'onePicture', string> & {
    oneByOne: With<1>
    more: With<1>
    place: With<2>
    show: With<1>
  }
  archive: Record<'title' | 'place' | 'around' | 'earlierThatDay' | 'empty' | 'emptyDay', string> & {
    describe: With<2>
    year: With<1>
    news: With<1>
    newsOfYear: With<1>
    span: With<2>
    count(count: number): string
  }
  mostRead: Record<'how' | 'day' | 'week' | 'rising' | 'empty', string> & { ofSection: With<1>; describe: With<1> }
  dossier: Record<'one' | 'previous' | 'next' | 'changed' | 'stories' | 'empty' | 'none', string> & {
    titled: With<1>
    navigation: With<1>
    inside(dossier: Html): Html
    part: With<2>
    count(count: number): string
    describeAll: With<1>
  }
  corrections: Record<
    | 'afterwards'
    | 'retracted'
    | 'doNotCite'
    | 'inLog'
    | 'allChanges'
    | 'changes'
    | 'gone'
    | 'log'
    | 'how'
    | 'all'
    | 'older'
    | 'empty'
    | 'noteAlone'
    | 'readStory'
    | 'storyGone',
    string
  > & { kinds: Record<Correction['kind'], string>; parts: Record<TextPart, string>; describe: With<1> }
  live: Record<
    | 'running'
    | 'ended'
    | 'reload'
    | 'seeNewest'
    | 'newest'
    | 'fresh'
    | 'older'
    | 'story'
    | 'known'
    | 'empty'
    | 'linkHere',
    string
  >
  people: Record<'otherNames' | 'sayings' | 'older' | 'empty' | 'offices', string> & {
    describe(name: string, office: string | undefined, newsroom: string): string
    said: With<1>
    saidBy: With<1>
    marks: Record<Exclude<SaidStatement['polarity'], 'assert'>, string>
    since(year: number): string
    until(year: number): string
    years(from: number, to: number): string
    quoted: With<1>
  }
  sources: Record<'kind' | 'country' | 'address' | 'otherNames', string> & {
    kinds: Record<SourceFacts['kind'], string>
  }
  comments: Record<
    'heading' | 'write' | 'older' | 'arrived' | 'arrivedLater' | 'noMore' | 'none' | 'writeFirst' | 'answer',
    string
  > &
    Record<'title' | 'describe' | 'published' | 'waiting' | 'rejected' | 'agree' | 'disagree', With<1>> & {
      with: With<2>
    }
  poll: Record<
    'heading' | 'seeResult' | 'resultOf' | 'story' | 'yourAnswer' | 'send' | 'result' | 'nobodyYet' | 'notice',
    string
  > & {
    title: With<1>
    describe: With<2>
    since(moment: Html): Html
    opens(moment: Html): Html
    until(moment: Html): Html
    ended(moment: Html): Html
    voted: Record<'yes' | 'again' | 'none' | 'early' | 'late', string>
    resultCount(count: number): string
    percent(percent: number): string
  }
}

/** What is said to whoever looks for something, and to whoever does not find it. */
interface LookingWords {
  search: Record<
    | 'field'
    | 'narrow'
    | 'section'
    | 'everySection'
    | 'kind'
    | 'everyKind'
    | 'from'
    | 'to'
    | 'dayExample'
    | 'dayUnread'
    | 'order'
    | 'best'
    | 'newest'
    | 'source'
    | 'person'
    | 'letGo'
    | 'tooLate'
    | 'tooLateNow'
    | 'shortened'
    | 'answers'
    | 'more'
    | 'feed'
    | 'and'
    | 'lookAgain'
    | 'withoutQuotes'
    | 'withoutLimits'
    | 'noMore'
    | 'readOn'
    | 'help',
    string
  > & {
    kinds: Record<ArticleKind, string>
    of(question: Html): Html
    ofText: With<1>
    describe: With<1>
    describeFeed: With<2>
    meant(instead: Html): Html
    meantAndAnswered(asked: Html, instead: Html): Html
    leftOut(words: Html): Html
    nothing: With<1>
    readBack(day: Html): Html
    perhapsIn(latest: Html): Html
    helpLines: readonly Html[]
  }
  sorry: Record<ErrorStatus, SorryWords>
  /** In place of what was taken down on somebody's order. */
  orderedDown(orderedBy: string): SorryWords
  offline: SorryWords
}

/** What happened, what is safe, what to do. */
export interface SorryWords {
  title: string
  what: string
  now: string
}

/** A sentence around so many things, which are written already. */
type With<Count extends 1 | 2> = Count extends 1 ? (one: string) => string : (one: string, other: string) => string
