-- For wrk: asks for a different address of the file each time, so that no answer comes twice in a row.
local urls = {}

function init(args)
  for line in io.lines(args[1]) do urls[#urls + 1] = line end
  math.randomseed(1935)
end

function request() return wrk.format("GET", urls[math.random(#urls)], { ["Accept-Encoding"] = "identity" }) end
