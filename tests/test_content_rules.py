"""The user's rules for shortcodes and blocks, from wherever they come."""

import pytest

from migrator.content.rules import Rule, read_rules
from migrator.settings import SettingError, Settings, merge, read_toml


def test_a_table_in_the_file_is_the_same_as_options(tmp_path):
    file = tmp_path / "migrator.toml"
    file.write_text(
        "fix_mojibake = true\n[shortcodes]\nads = \"drop\"\nbox = '<b>{inner}</b>'\n"
        '[blocks]\n"my/ad" = "unwrap"\ngallery = "keep"\n'
    )
    settings = merge(Settings(), read_toml(file), str(file))
    assert settings.shortcodes == ("ads=drop", "box=<b>{inner}</b>")
    rules = read_rules(settings)
    assert rules.shortcodes == {"ads": Rule("drop"), "box": Rule("replace", "<b>{inner}</b>")}
    assert rules.blocks == {"my/ad": Rule("unwrap"), "core/gallery": Rule("keep")}
    assert rules.fix_mojibake


@pytest.mark.parametrize("rule", ["ads", "=drop", "a b=drop", "ads=burn", "ads="])
def test_a_wrong_rule_is_told_in_one_sentence(rule):
    for name in ("shortcodes", "blocks"):
        with pytest.raises(SettingError) as told:
            read_rules(Settings(**{name: (rule,)}))
        assert str(told.value).startswith(f"{name}: ")
        assert "\n" not in str(told.value)
