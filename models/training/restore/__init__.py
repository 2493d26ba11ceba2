"""Networks that restore photographs: repair, scratch mask, scratch fill, defogging."""
