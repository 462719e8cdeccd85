# What programs found in strangers' data and pages, made fit for a comment under the project's own name.

# clean keeps n characters at most, of whole lines; drops characters that nobody sees, which can hide or turn what is
# read; and parts every @ from the name behind it, so that nobody is called.
def clean(n):
  explode
  | map(select(. == 9 or . == 10 or (. >= 32 and (. < 127 or . > 159))
      and (. < 8203 or . > 8207) and (. < 8234 or . > 8238) and (. < 8294 or . > 8297) and . != 65279))
  | map(if . == 64 then 64, 8203 else . end)
  | implode
  | if length > n then (.[:n] | split("\n")[:-1] | join("\n")) + "\n\nThe rest is left out.\n" else . end;
