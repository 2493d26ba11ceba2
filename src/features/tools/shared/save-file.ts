/** Lets the browser save something that the page made. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers begin reading only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
