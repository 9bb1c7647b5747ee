"""Every rule a second time, in plain whole numbers, without the model and without a solver."""

from portfolj.verify.answer import broken, check
from portfolj.verify.objectives import tie_break, values

__all__ = ["broken", "check", "tie_break", "values"]
