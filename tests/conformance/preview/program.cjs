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
    await preview.begin('plan');
    return preview;
  }

  // Begins a preview of a plan that stands in a folder, and stays when the preview ends.
  static async at(folder, plan) {
    const preview = new Preview();
    preview.folder = folder;
    preview.plan = path.join(folder, plan);
    await preview.begin(plan);
    return preview;
  }

  async begin(plan) {
    this.child = spawn(process.env.PLANWRIGHT, ['serve', plan, '--port', '0'], { cwd: this.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    this.address = await new Promise((found, lost) => {
      let said = '';
      this.child.stdout.on('data', (data) => {
        said += data;
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
        if (address) found(address[0]);
      });
      this.child.on('exit', (status) => lost(new Error(`the preview ended with ${status}: ${said}`)));
    });
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
    if (this.original) fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

exports.Preview = Preview;
