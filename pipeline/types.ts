import type { ArticleId, IsoDate, Span } from '../graph/model.ts'
import type { EntityType, MentionType, RelationType, RoleKind } from '../graph/schema.ts'

/** What is known of a page from outside its text: an option, a file name, a sidecar row, or the record itself. */
export interface PageMeta {
  /** The paper: 株洲日报. */
  readonly source?: string
  readonly date?: IsoDate
  /** Edition or page number as printed. */
  readonly edition?: string
  /** The paper's home: 湖南省株洲市, 株洲市 or 株洲. */
  readonly home?: string
  readonly title?: string
  readonly url?: string
  readonly id?: string
}

export const PAGE_FORMATS = ['text', 'markdown', 'html', 'jsonl', 'pdf', 'docx'] as const
export type PageFormat = (typeof PAGE_FORMATS)[number]

/** A page as read: `raw` is the decoded text without its BOM; every offset of the pipeline points into it. */
export interface Page {
  /** The file, or file and record number, for messages. */
  readonly origin: string
  /** Stands for the file it was read from, by whatever path that was named; none for standard input. */
  readonly file?: string
  readonly format: PageFormat
  readonly raw: string
  readonly meta: PageMeta
}

/** A file or record that could not be read: reported by name, counted, and left out. */
export interface SkippedPage {
  readonly origin: string
  /** Of what is wrong within a file, the same mark as that of its pages. */
  readonly file?: string
  readonly reason: string
  readonly remedy: string
}

export const SENTENCE_ROLES = ['headline', 'body', 'byline', 'caption', 'furniture'] as const
export type SentenceRole = (typeof SENTENCE_ROLES)[number]

/**
 * A sentence as it is read: `text` has line breaks inside it taken out and interruptions left out; `raw` maps every UTF-16
 * unit of `text` to its offset in the page, so `raw[k]` is where `text[k]` stands, and a span `[s, e)` of `text` is
 * `[raw[s], raw[e - 1] + 1)` of the page.
 */
export interface Sentence extends Span {
  readonly text: string
  readonly raw: Uint32Array
  readonly role: SentenceRole
  /** From 0 within the article; headlines are -1. */
  readonly paragraph: number
  /** The pieces of the page it consists of, where something else stands between them. */
  readonly parts?: readonly Span[]
  /** Index of the sentence of which this is a second printing. */
  readonly copyOf?: number
}

export interface BylineName extends Span {
  readonly name: string
  readonly role: 'reporter' | 'correspondent' | 'author' | 'photographer' | 'editor'
}

export interface Article extends Span {
  readonly id: ArticleId
  /** Kicker, headline and subtitle joined by a space, line breaks taken out; '' when a fragment has none. */
  readonly headline: string
  readonly byline: readonly BylineName[]
  readonly date: IsoDate | null
  /** 1, 2, … when a text over the length limit was cut into parts. */
  readonly part?: number
  /** In page order: headlines, body, captions, bylines and furniture. */
  readonly sentences: readonly Sentence[]
}

/** A span that a tagger found; offsets in the `text` it was given. */
export interface TaggedSpan extends Span {
  readonly type: MentionType
  /** Calibrated probability, 0 to 1. */
  readonly score: number
}

/**
 * The seam behind which any NER engine stands. `tag` answers one list for each text, in order; spans are sorted, do not overlap,
 * and lie within the text. Texts may be of any length; an engine windows long ones itself and cuts nothing.
 */
export interface Tagger {
  /** For the build record: `builtin 1.0 (sha256…)`. */
  readonly name: string
  tag(texts: readonly string[], signal?: AbortSignal): Promise<readonly (readonly TaggedSpan[])[]>
  close(): Promise<void>
}

/** A mention in page offsets: `page.raw.slice(start, end)` is `surface`, exactly. */
export interface Mention extends Span {
  readonly type: MentionType
  readonly surface: string
  readonly score: number
  /** Index into the article's sentences, and the span in that sentence's `text`. */
  readonly sentence: number
  readonly at: Span
  readonly uncounted?: 'byline' | 'copy'
}

/** One thing that an article speaks of; see ReferentRow. Indexes point into the article's mentions. */
export interface Referent {
  readonly type: EntityType
  readonly name: string
  readonly aliases: readonly string[]
  readonly mentions: readonly number[]
  readonly context: readonly string[]
}

/** A fact that sentences of the article state; `head` and `tail` are indexes of referents, `evidence` of sentences. */
export interface Fact {
  readonly type: RelationType
  readonly head: number
  readonly tail: number
  readonly title?: string
  readonly kind?: RoleKind
  readonly date: IsoDate | null
  readonly evidence: readonly number[]
  readonly score: number
}

/** The locality that a paper's 市委, 省政府 and 我市 are read by. */
export interface Home {
  /** 湖南省, when known. */
  readonly province: string | null
  /** 株洲市, when the paper is a city's (or a county's) paper. */
  readonly city: string | null
  readonly county: string | null
}
