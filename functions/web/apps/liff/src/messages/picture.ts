/** A picture's bytes as an address that `<img>` shows: the page's policy admits `data:`, and nothing has to be given back. */
export function pictureOf(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("not readable"));
    reader.readAsDataURL(bytes);
  });
}
