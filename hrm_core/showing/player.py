"""What the pages for a browser share: their looks, and the scrubber that plays segments."""

import json
from collections.abc import Mapping, Sequence

FONT = 'font-family="Inter, Helvetica, Arial, sans-serif"'
STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1f2e; max-width: 1180px; margin: 24px auto;
  padding: 0 20px; background: #fff }
h1 { font-size: 26px; margin: 0 0 4px } h2 { font-size: 19px; margin: 28px 0 8px }
.two { display: flex; flex-wrap: wrap; gap: 28px } .two > div { flex: 1 1 420px }
svg { max-width: 100%; height: auto } input[type=range] { width: 100% }
button { font: inherit; padding: 4px 14px } .muted { color: #5c657a }
table { border-collapse: collapse; font-size: 14px } td, th { padding: 3px 10px; text-align: right;
  border-bottom: 1px solid #dfe2ec } td.text, th.text { text-align: left }
#said { min-height: 7em }
"""
CONTROLS = """<p><button id="play">Play</button>
<span class="muted">or drag; arrow keys go on and back</span></p>
<input id="bar" type="range" min="0" value="0" aria-label="Segment">"""
_SCRIPT = """
var shown = 0, timer = null, count = steps.length;
var bar = document.getElementById('bar'), button = document.getElementById('play');
function show(k) {
  shown = Math.max(0, Math.min(k, count - 1));
  bar.value = shown;
  paint(shown);
}
function stop() { clearInterval(timer); timer = null; button.textContent = 'Play'; }
function play() {
  if (timer) return stop();
  if (shown === count - 1) show(0);
  button.textContent = 'Pause';
  timer = setInterval(function () {
    if (shown >= count - 1) stop(); else show(shown + 1); }, 450);
}
bar.max = count - 1;
bar.addEventListener('input', function () { stop(); show(Number(this.value)); });
button.addEventListener('click', play);
document.addEventListener('keydown', function (event) {
  if (event.target === bar) return;
  if (event.key === 'ArrowRight') { stop(); show(shown + 1); }
  if (event.key === 'ArrowLeft') { stop(); show(shown - 1); }
});
show(count - 1);
"""


def player(steps: Sequence[Mapping[str, object]], paint: str) -> str:
    """The script behind CONTROLS; `paint` is the function paint(k) that shows steps[k]."""
    known = json.dumps(steps, allow_nan=False).replace("<", "\\u003c")  # cannot end the script
    return f"<script>var steps = {known};{paint}{_SCRIPT}</script>"
