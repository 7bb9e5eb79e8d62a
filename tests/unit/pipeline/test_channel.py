from __future__ import annotations

import threading

from dragoman.pipeline.channel import Channel


def test_items_come_out_in_order_and_the_end_after_them() -> None:
    channel: Channel[int] = Channel(3)
    assert [channel.put(number) for number in (1, 2, 3)] == [True] * 3
    channel.end()
    assert list(channel) == [1, 2, 3]


def test_nothing_is_taken_after_the_end() -> None:
    channel: Channel[int] = Channel(3)
    channel.end()
    assert channel.put(1) is False
    assert list(channel) == []


def test_abort_drops_what_waits() -> None:
    channel: Channel[int] = Channel(3)
    channel.put(1)
    channel.abort()
    assert list(channel) == []


def test_a_full_channel_makes_the_producer_wait() -> None:
    channel: Channel[int] = Channel(1)
    producer = threading.Thread(target=lambda: [channel.put(number) for number in range(100)] and channel.end())
    producer.start()
    taken = list(channel)
    producer.join()
    assert taken == list(range(100))


def test_abort_wakes_a_waiting_producer() -> None:
    channel: Channel[int] = Channel(1)
    channel.put(1)
    answers: list[bool] = []
    producer = threading.Thread(target=lambda: answers.append(channel.put(2)))
    producer.start()
    channel.abort()
    producer.join(5)
    assert answers == [False]


def test_the_end_wakes_a_waiting_consumer() -> None:
    channel: Channel[int] = Channel(1)
    taken: list[list[int]] = []
    consumer = threading.Thread(target=lambda: taken.append(list(channel)))
    consumer.start()
    channel.end()
    consumer.join(5)
    assert taken == [[]]


def test_an_item_takes_the_place_of_one_that_it_makes_useless() -> None:
    channel: Channel[int] = Channel(3, supersedes=lambda new, waiting: new // 10 == waiting // 10)
    assert all(channel.put(number) for number in (11, 12, 21, 31, 32))
    channel.end()
    assert list(channel) == [12, 21, 32]


def test_after_the_end_nothing_takes_anothers_place() -> None:
    channel: Channel[int] = Channel(3, supersedes=lambda _new, _waiting: True)
    channel.put(1)
    channel.end()
    assert channel.put(2) is False
    assert list(channel) == [1]
