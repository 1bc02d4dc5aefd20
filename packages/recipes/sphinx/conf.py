import sys
from pathlib import Path

# Where ai_act_check.py lies.
sys.path.insert(0, str(Path(__file__).parent))

project = "Stadt Beispiel"
language = "de"
extensions = ["ai_act_check"]
html_static_path = ["_static"]
