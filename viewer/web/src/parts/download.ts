/** Hands the reader a file that was made on the page. */
export function download(name: string, content: Blob | string, mediaType = 'text/plain;charset=utf-8'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type: mediaType }) : content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has read the address by the next task in every browser that matters; a minute is generous.
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 60_000)
}
