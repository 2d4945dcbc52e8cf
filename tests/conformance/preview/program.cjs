// The preview of a copy of a plan, and how its files are changed.
const fs = require('fs');
const os = require('os');
const path = require('path');
const { spawn } = require('child_process');

class Preview {
  // Begins a preview of a copy of the plan in a folder.
  static async of(plan) {
    const preview = new Preview();
    preview.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'preview-'));
    preview.plan = path.join(preview.folder, 'plan');
    preview.original = plan;
    preview.restore();
    preview.child = spawn(process.env.PLANWRIGHT, ['serve', 'plan', '--port', '0'], { cwd: preview.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    preview.address = await new Promise((found, lost) => {
      let said = '';
      preview.child.stdout.on('data', (data) => {
        said += data;
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
        if (address) found(address[0]);
      });
      preview.child.on('exit', (status) => lost(new Error(`the preview ended with ${status}: ${said}`)));
    });
    return preview;
  }

  // Changes a file as most editors do: beside, and then in its place.
  edit(name, change) {
    const file = path.join(this.plan, name);
    const was = fs.readFileSync(file, 'utf8');
    const now = change(was);
    if (now === was) throw new Error(`nothing was changed in ${name}`);
    fs.writeFileSync(`${file}~`, now);
    fs.renameSync(`${file}~`, file);
    return was;
  }

  // Brings the copy back to what it was.
  restore() {
    fs.cpSync(this.original, this.plan, { recursive: true });
  }

  end() {
    this.child?.removeAllListeners('exit');
    this.child?.kill();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

exports.Preview = Preview;
