import type { EntityId } from '../model.ts'
import { plainText } from '../plain-text.ts'
import type { Evidence } from '../view.ts'

const SAYS =
  /^[^，,。；;：:“”、的为对向给被]{0,8}?(?:说|表示|指出|强调|要求|介绍|认为|坦言|透露|告诉|提出|回忆|感慨|呼吁)(?!明|法|服|到底)/u
/** 甲说。 alone, or a headline's 甲调研时强调, tells nothing of what was said; a quotation before the name does. */
const TELLS =
  /^[^，,。；;：:]{0,12}?(?:说|表示|指出|强调|要求|介绍|认为|坦言|透露|告诉|提出|回忆|感慨|呼吁)(?:说|道)?[，,：:]?\s*[“"]?(?!说。)\p{Script=Han}/u
const QUOTES = /[”"][，,]?$/u
/** Then it is spoken to or of: 对某人表示感谢. */
const SPOKEN_TO = /[对向给把将][^，,。；;：:“”]{0,14}$/u
const LIMIT = 8

/** Sentences in which the entity speaks: a verb of saying follows its name in the clause. Latest first, the undated last. */
export function speechesIn(mentions: readonly Evidence[], id: EntityId): readonly Evidence[] {
  const speaking = mentions.filter(({ text, start, marks }) =>
    marks.some(
      (mark) =>
        mark.entity === id &&
        SAYS.test(plainText(text.slice(mark.end - start))) &&
        (TELLS.test(plainText(text.slice(mark.end - start))) || QUOTES.test(plainText(text.slice(0, mark.start - start)))) &&
        !SPOKEN_TO.test(plainText(text.slice(0, mark.start - start))),
    ),
  )
  const dated = speaking.filter(({ date }) => date !== null).reverse()
  return [...dated, ...speaking.filter(({ date }) => date === null)].slice(0, LIMIT)
}
