// One headless Chromium for the whole run, begun again where it dies.
const net = require('net');
const lines = require('./lines.cjs');
const { chromium } = require(`${process.env.NPM}/node_modules/playwright-core`);

const free = () => new Promise((found) => {
  const socket = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = socket.address();
    socket.close(() => found(port));
  });
});

class Browser {
  async open() {
    this.port = await free();
    this.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      chromiumSandbox: false,
      // Who ends this program ends its Chromium with it.
      handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
      args: [
        `--remote-debugging-port=${this.port}`, '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic',
        '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
        '--force-color-profile=srgb', '--hide-scrollbars',
      ],
    });
  }

  // A context of its own, and what `work` makes of a page in it. What the browser itself breaks is tried once more.
  async with(name, work) {
    for (let turn = 1; ; turn++) {
      try {
        if (!this.chromium?.isConnected()) await this.open();
        const context = await this.chromium.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', bypassCSP: true });
        context.setDefaultTimeout(60000);
        try { return await work(context); } finally { await context.close().catch(() => {}); }
      } catch (e) {
        const said = String(e.message ?? e).split('\n')[0];
        if (turn === 2) return lines.broken(`${name}: Chromium failed twice: ${said}`);
        lines.note(`${name}: Chromium failed and is tried once more: ${said}`);
        if (/closed|crash|disconnected/i.test(said)) await this.close();
      }
    }
  }

  async close() {
    const { chromium } = this;
    this.chromium = null;
    await chromium?.close().catch(() => {});
  }
}

exports.Browser = Browser;
