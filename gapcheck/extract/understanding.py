class Understanding: pass
