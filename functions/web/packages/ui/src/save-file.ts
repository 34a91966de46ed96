/** Hands a file to the person at the screen. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn; then the memory is given back.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
