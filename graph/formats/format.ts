/** A piece of one file of a format that is a folder; pieces of a file come in their order. */
export interface FilePart {
  /** The file's name, with no folder. */
  readonly file: string
  readonly text: string
}
