"""Work in several processes: answers in order, faults where they belong, nobody left behind."""

import multiprocessing
import os
import signal

import pytest

from migrator import processes
from migrator.processes import in_processes


def double(task):
    """Twice the task; a negative one is an error, and 13 is deadly."""
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if task < 0:
        raise ValueError(f"{task} is less than nothing")
    return task * 2


def nothing(_task):
    return None


def lengths(task):
    return len(task), task


@pytest.mark.parametrize("count", [1, 2, 5])
def test_answers_come_in_the_order_of_the_tasks(count):
    tasks = [number for number in range(100) if number != 13]
    assert list(in_processes(double, tasks, count, nothing)) == [task * 2 for task in tasks]


def test_tasks_are_taken_only_a_few_ahead():
    taken = []
    tasks = (taken.append(number) or number for number in range(14, 1000))
    answers = in_processes(double, tasks, 2, nothing)
    assert next(answers) == 28
    assert len(taken) < 20
    answers.close()


def test_no_task_no_process():
    assert list(in_processes(double, [], 2, nothing)) == []


def test_a_process_that_dies_costs_its_task_alone():
    answers = list(in_processes(double, range(100), 2, nothing))
    assert answers == [None if task == 13 else task * 2 for task in range(100)]


def test_an_error_is_raised_where_its_answer_is_awaited():
    answers = in_processes(double, [1, 2, -3, 4], 2, nothing)
    assert [next(answers), next(answers)] == [2, 4]
    with pytest.raises(ValueError, match="-3 is less"):
        next(answers)
    assert multiprocessing.active_children() == []


def test_tasks_and_answers_larger_than_any_pipe_pass():
    tasks = [bytes(3_000_000 + number) for number in range(6)]
    answers = in_processes(lengths, tasks, 2, nothing)
    assert list(answers) == [(len(task), task) for task in tasks]


def test_processes_end_when_no_more_answers_are_wanted():
    answers = in_processes(double, range(14, 10_000), 2, nothing)
    next(answers)
    assert len(multiprocessing.active_children()) == 2
    answers.close()
    assert multiprocessing.active_children() == []


def test_where_nothing_can_be_forked_it_is_the_same(monkeypatch):
    monkeypatch.setattr(processes, "FORKS", False)
    answers = list(in_processes(double, range(20), 2, nothing))
    assert answers == [None if task == 13 else task * 2 for task in range(20)]


def test_what_a_dead_process_had_not_begun_is_done_by_another():
    answers = in_processes(double, [13, 13, 13, 5, 13, 13, 6], 2, nothing)
    assert list(answers) == [None, None, None, 10, None, None, 12]
