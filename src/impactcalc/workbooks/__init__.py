"""Raw readers of workbooks and folders of .csv files: cells as they stand, nothing understood yet."""
