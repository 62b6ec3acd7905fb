from sora_mcp.workbench import Paced


def test_progress_is_reported_at_most_every_quarter_of_a_second() -> None:
    heard: list[float] = []
    moments_s = iter([0.0, 0.1, 0.25, 0.3, 0.51])
    report = Paced(heard.append, lambda: next(moments_s))
    for done in (0.1, 0.2, 0.3, 0.4, 0.5):
        report(done)
    assert heard == [0.1, 0.3, 0.5]
