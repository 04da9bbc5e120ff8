/** What people write with commas in between, e.g. `anna, ben`; nothing stands for nothing. */
export function writtenList(text: string): string[] {
  if (text === '') return [];
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
