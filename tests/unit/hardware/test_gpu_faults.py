"""What engines say when their graphics processor fails, in their own words."""

from __future__ import annotations

import pytest

from dragoman.hardware.gpu_faults import fault_in, is_out_of_memory


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("CUDA failed with error out of memory", "too little free memory"),
        ("cuBLAS failed with status CUBLAS_STATUS_ALLOC_FAILED", "too little free memory"),
        (
            "Library libcublas.so.12 is not found or cannot be loaded",
            "needs libcublas.so.12, which this computer lacks",
        ),
        (
            "Library cublas64_12.dll is not found or cannot be loaded",
            "needs cublas64_12.dll, which this computer lacks",
        ),
        ("CUDA driver version is insufficient for CUDA runtime version", "driver is too old"),
        ("CUDA failed with error CUDA driver version is insufficient for CUDA runtime version", "driver is too old"),
        ("CUDA failed with error an illegal memory access was encountered", "an illegal memory access"),
        ("cuBLAS failed with status CUBLAS_STATUS_NOT_SUPPORTED", "CUBLAS_STATUS_NOT_SUPPORTED"),
        ("[ONNXRuntimeError] : 6 : Failed to allocate memory for requested buffer of size 1", "too little free memory"),
    ],
)
def test_a_fault_of_the_card_is_told_with_its_way_out(reason: str, told: str) -> None:
    fault = fault_in(reason)
    assert fault is not None
    assert told in str(fault)
    assert fault.remedy
    assert not fault.retry


@pytest.mark.parametrize("reason", ["", "No position encodings are defined for positions >= 70", "Invalid input"])
def test_other_faults_are_none_of_the_card(reason: str) -> None:
    assert fault_in(reason) is None


def test_a_full_memory_leaves_the_card_well() -> None:
    assert is_out_of_memory("CUDA failed with error out of memory")
    assert not is_out_of_memory("CUDA failed with error an illegal memory access was encountered")
