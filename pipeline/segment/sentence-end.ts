export const CLOSERS = /(?<![”’"'」』）)】》〉\]\s])[”’"'」』）)】》〉\]\s]+$/u
const FINAL = /[。！？!?…；;｡．~]$|[\u3400-\u9fff]\.$/u

/** Whether a line's last characters end a sentence, whatever quotes and brackets close after them. */
export const endsSentence = (tail: string): boolean => FINAL.test(tail.replace(CLOSERS, ''))
