// Whether something on a page looks different after a change, by its pixels.

// Runs in a blank page: how many pixels of two pictures differ by a contrast of three to one (WCAG 2.4.13).
const differ = async ([one, other]) => {
  const pixels = async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const light = (d, i) => {
    const [r, g, b] = [d[i], d[i + 1], d[i + 2]].map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  let count = 0;
  for (let i = 0; i < Math.min(a.length, b.length); i += 4) {
    const [x, y] = [light(a, i), light(b, i)];
    if ((Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05) >= 3) count++;
  }
  return count;
};

// True where `off` changes less of the box and its surroundings than a line round it would.
exports.unchanged = async (tab, box, off) => {
  const { width, height } = tab.viewportSize(), edge = 8;
  const x = Math.max(0, box.x - edge), y = Math.max(0, box.y - edge);
  const clip = { x, y, width: Math.min(width, box.x + box.width + edge) - x, height: Math.min(height, box.y + box.height + edge) - y };
  if (clip.width < 1 || clip.height < 1) return false;
  const take = async () => (await tab.screenshot({ clip, animations: 'disabled' })).toString('base64');
  const focused = await take();
  await off();
  const plain = await take();
  const blank = await tab.context().newPage();
  try {
    const count = await blank.evaluate(differ, [focused, plain]);
    return count < Math.min(clip.width + clip.height - 4 * edge, 100);
  } finally { await blank.close(); }
};
